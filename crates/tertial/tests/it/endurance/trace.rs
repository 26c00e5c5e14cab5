//! What a server wrote to its database and when the system had kept it, as `shim.c` notes it, and
//! what a disk may hold of that after a power cut.

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// The database itself.
    Database,
    /// Its write-ahead log.
    Log,
}

/// Something that happened, in the order in which it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Happening {
    /// Bytes were handed to the system.
    Wrote(Written, Change),
    /// The system had kept everything that was handed to it of the file.
    Kept(Written),
    /// A save was answered; the mark.
    Answered(u64),
}

/// A change of a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Bytes at an offset.
    Bytes(usize, Vec<u8>),
    /// A new length.
    Length(usize),
}

/// Bytes of the head of a note.
const HEAD_BYTES: usize = 14;
/// Bytes that a disk writes whole or not at all.
const SECTOR_BYTES: usize = 512;

/// A note of an answered save, in the form of `shim.c`.
pub(super) fn answered(mark: u64) -> Vec<u8> {
    let mut note = vec![b'A', b'-'];
    note.extend(mark.to_ne_bytes());
    note.extend(0_u32.to_ne_bytes());
    note
}

/// Reads a trace. A note that was cut off at the end is left out.
pub(super) fn read(mut notes: &[u8]) -> Vec<Happening> {
    let mut happenings = Vec::new();
    while let Some((head, rest)) = notes.split_at_checked(HEAD_BYTES) {
        let offset = u64::from_ne_bytes(head[2..10].try_into().unwrap());
        let length = u32::from_ne_bytes(head[10..].try_into().unwrap());
        let Some((bytes, rest)) = rest.split_at_checked(usize::try_from(length).unwrap()) else {
            break;
        };
        notes = rest;
        let file = if head[1] == b'd' { Written::Database } else { Written::Log };
        let place = || usize::try_from(offset).unwrap();
        happenings.push(match head[0] {
            b'W' => Happening::Wrote(file, Change::Bytes(place(), bytes.to_vec())),
            b'T' => Happening::Wrote(file, Change::Length(place())),
            b'S' => Happening::Kept(file),
            b'A' => Happening::Answered(offset),
            other => panic!("a write that is not understood: {}", char::from(other)),
        });
    }
    happenings
}

/// The same happenings as if commits were not waited for: `synchronous=NORMAL` has the system keep
/// the log only before its pages are brought home into the database.
pub(super) fn without_waiting(happenings: &[Happening]) -> Vec<Happening> {
    let is_before_home = |at: usize| {
        let next = happenings[at + 1..].iter().find_map(|happening| match happening {
            Happening::Wrote(file, _) => Some(*file),
            Happening::Kept(_) | Happening::Answered(_) => None,
        });
        next == Some(Written::Database)
    };
    let stays = |at: usize, happening: &Happening| match happening {
        Happening::Kept(Written::Log) => is_before_home(at),
        Happening::Kept(Written::Database) | Happening::Wrote(..) | Happening::Answered(_) => true,
    };
    let kept = happenings.iter().enumerate().filter(|(at, happening)| stays(*at, happening));
    kept.map(|(_, happening)| happening.clone()).collect()
}

/// What becomes of writes that the system had not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Model {
    /// None of them reached the disk.
    Dropped,
    /// The first of them did, in order.
    Prefix,
    /// Any of them did, some only in part.
    Scattered,
}

impl Model {
    pub(super) const ALL: [Self; 3] = [Self::Dropped, Self::Prefix, Self::Scattered];
}

/// Chance that is the same each time.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`, which is more than nothing.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }
}

/// A file on a disk: what is kept, and what was handed over since.
#[derive(Debug, Clone, Default)]
struct File {
    kept: Vec<u8>,
    since: Vec<Change>,
}

impl File {
    /// What a disk holds of it after a power cut.
    fn after(&self, model: Model, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.kept.clone();
        match model {
            Model::Dropped => {}
            Model::Prefix => {
                let count = chance.below(self.since.len() + 1);
                self.since[..count].iter().for_each(|change| apply(&mut bytes, change));
            }
            Model::Scattered => {
                for change in &self.since {
                    if chance.below(2) == 0 {
                        apply(&mut bytes, &torn(change, chance));
                    }
                }
            }
        }
        bytes
    }
}

/// The change, or the first sectors of it.
fn torn(change: &Change, chance: &mut Chance) -> Change {
    match change {
        Change::Bytes(at, bytes) if bytes.len() > SECTOR_BYTES && chance.below(10) < 3 => {
            let sectors = 1 + chance.below(bytes.len() / SECTOR_BYTES);
            Change::Bytes(*at, bytes[..bytes.len().min(sectors * SECTOR_BYTES)].to_vec())
        }
        Change::Bytes(..) | Change::Length(_) => change.clone(),
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Bytes(at, new) => {
            let end = at + new.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*at..end].copy_from_slice(new);
        }
        Change::Length(length) => bytes.resize(*length, 0),
    }
}

/// A disk with both files, and which saves had been answered.
pub(super) struct Disk {
    database: File,
    log: File,
    /// The marks of the saves that were answered so far.
    pub(super) answered: Vec<u64>,
}

impl Disk {
    /// A disk with a database on it and no log.
    pub(super) fn with(database: Vec<u8>) -> Self {
        let database = File { kept: database, since: Vec::new() };
        Self { database, log: File::default(), answered: Vec::new() }
    }

    /// Lets one thing happen.
    pub(super) fn take(&mut self, happening: &Happening) {
        match happening {
            Happening::Wrote(file, change) => self.file(*file).since.push(change.clone()),
            Happening::Kept(file) => {
                let file = self.file(*file);
                for change in std::mem::take(&mut file.since) {
                    apply(&mut file.kept, &change);
                }
            }
            Happening::Answered(mark) => self.answered.push(*mark),
        }
    }

    fn file(&mut self, file: Written) -> &mut File {
        match file {
            Written::Database => &mut self.database,
            Written::Log => &mut self.log,
        }
    }

    /// What it holds of the database and of the log after a power cut.
    pub(super) fn after(&self, model: Model, chance: &mut Chance) -> (Vec<u8>, Vec<u8>) {
        (self.database.after(model, chance), self.log.after(model, chance))
    }
}
