//! The files that pages need: style sheet, fonts, icon. Names hold a hash, so they never grow old.

use std::fmt::Write;
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use tertial_presentation::charts;

/// One file.
#[derive(Debug)]
pub struct Asset {
    name: &'static str,
    hashed_name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

const FONT: &str = "font/woff2";

/// Every file; the style sheet stands last, since it names the fonts.
static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets = vec![
        Asset::new("inter.woff2", FONT, include_bytes!("../static/fonts/inter.woff2").to_vec()),
        Asset::new(
            "source-serif-4.woff2",
            FONT,
            include_bytes!("../static/fonts/source-serif-4.woff2").to_vec(),
        ),
        Asset::new(
            "source-serif-4-italic.woff2",
            FONT,
            include_bytes!("../static/fonts/source-serif-4-italic.woff2").to_vec(),
        ),
        Asset::new("icon.svg", "image/svg+xml", include_bytes!("../static/icon.svg").to_vec()),
    ];
    let mut style = include_str!("../static/tertial.css").to_owned();
    for font in &assets {
        style = style.replace(&format!("fonts/{}", font.name), &font.hashed_name);
    }
    style.push_str(charts::STYLE);
    assets.push(Asset::new("tertial.css", "text/css; charset=utf-8", style.into_bytes()));
    assets
});

impl Asset {
    fn new(name: &'static str, media_type: &'static str, bytes: Vec<u8>) -> Self {
        let hash = fingerprint(&bytes);
        let hashed_name = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
            None => format!("{name}.{hash}"),
        };
        Self { name, hashed_name, media_type, bytes }
    }

    /// The file's address.
    pub fn href(&self) -> String {
        format!("/static/{}", self.hashed_name)
    }
}

/// Every file.
pub fn all() -> &'static [Asset] {
    &ASSETS
}

/// The address of a file by its plain name.
pub(crate) fn href(name: &str) -> String {
    let asset = ASSETS.iter().find(|asset| asset.name == name);
    asset.map_or_else(|| format!("/static/{name}"), Asset::href)
}

/// The first 16 hexadecimal digits of the SHA-256.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(8).fold(String::with_capacity(16), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Answers with a file.
pub async fn show(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.hashed_name == name) {
        Some(asset) => {
            ([(header::CONTENT_TYPE, asset.media_type)], Body::from(asset.bytes.as_slice()))
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
