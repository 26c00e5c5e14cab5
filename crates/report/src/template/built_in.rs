//! The templates that come with the product: the start for a city's own.

/// A template that comes with the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name by which it is asked for.
    pub name: &'static str,
    /// The TOML.
    pub text: &'static str,
}

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        /// Every template that comes with the product, by the year's order.
        pub const BUILT_IN: &[BuiltIn] = &[$(BuiltIn {
            name: $name,
            text: include_str!(concat!("../../templates/", $name, ".toml")),
        }),+];
    };
}

built_in! {
    "vp-enhet",
    "t1-enhet",
    "t2-enhet",
    "vb-enhet",
    "vp-namnd",
    "t1-namnd",
    "t2-namnd",
    "vb-namnd",
    "sammanstallning-namnd",
    "internkontrollplan",
    "sammanfattning",
    "ledningsrapport",
}
