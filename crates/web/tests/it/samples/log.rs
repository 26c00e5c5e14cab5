//! The log of events as an auditor of two authorities sees it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use tertial_domain::ids::{AuthorityId, PrincipalId};
use tertial_usecases::audit::{ChainCheck, ChainFault, LogLine, LogPage, LogState, Told};

const CARE: AuthorityId = AuthorityId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_00a1);
const SCHOOL: AuthorityId = AuthorityId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_00a2);
const ANNA: PrincipalId = PrincipalId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_00b1);
const PROGRAM: PrincipalId = PrincipalId::from_bits(0x0197_0000_0000_7000_8000_0000_0000_00b2);

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_340_000 - minute * 60).unwrap()
}

fn line(seq: u64, told: Told) -> LogLine {
    LogLine {
        authority: Some("Äldrenämnden".to_owned()),
        seq,
        at: at(i64::try_from(100 - seq).unwrap()),
        principal: ANNA,
        name: Some("Anna Ek".to_owned()),
        action: "finding-answered".to_owned(),
        object_kind: "finding-answer".to_owned(),
        object_id: "01970000-0000-7000-8000-0000000000c1".to_owned(),
        object_version: None,
        told,
    }
}

fn check(authority: Option<AuthorityId>, fault: Option<ChainFault>) -> ChainCheck {
    ChainCheck { authority, event_count: 12, removed_count: 1, head: None, fault }
}

pub fn shown() -> LogPage {
    let codes = |words: &[&str]| -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    };
    LogPage {
        lines: vec![
            line(12, Told::Words("grade-missing\ngoals/0\nMålet är <nytt> i år.".to_owned())),
            line(11, Told::Removed("KS 2026/123 § 45".to_owned())),
            line(10, Told::Bytes(48)),
            LogLine {
                name: None,
                principal: PROGRAM,
                action: "report-read-in".to_owned(),
                object_kind: "report".to_owned(),
                object_version: Some(2),
                ..line(9, Told::Nothing)
            },
            LogLine { authority: None, action: "later-act".to_owned(), ..line(8, Told::Nothing) },
        ],
        total: 112,
        principals: vec![(ANNA, Some("Anna Ek".to_owned())), (PROGRAM, None)],
        actions: codes(&["finding-answered", "later-act", "report-read-in"]),
        object_kinds: codes(&["finding-answer", "report"]),
        authorities: vec![(SCHOOL, "Skolnämnden".to_owned()), (CARE, "Äldrenämnden".to_owned())],
        state: Some(LogState { at: at(0), chains: vec![check(Some(CARE), None)] }),
    }
}

pub fn broken() -> LogPage {
    let chains = vec![
        check(Some(CARE), Some(ChainFault::Gap { seq: 3 })),
        check(Some(SCHOOL), Some(ChainFault::Changed { seq: 4 })),
        check(None, Some(ChainFault::PayloadChanged { seq: 5 })),
        check(None, Some(ChainFault::PayloadGone { seq: 6 })),
        check(None, Some(ChainFault::Head)),
    ];
    LogPage { state: Some(LogState { at: at(0), chains }), ..shown() }
}
