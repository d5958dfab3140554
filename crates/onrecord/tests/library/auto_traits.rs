//! Every public type can be sent to and shared between threads.

use std::panic::UnwindSafe;

use onrecord::gazetteer::{Alias, Candidate, Entry, EntryRef, Evidence, Folding, Hit, MatchPolicy};
use onrecord::record::{Claim, Event, Mention, Quantity, Time};
use onrecord::syntax::{Model, Parser, Tagger, Tree};
use onrecord::{
    ByteSpan, Document, EntityId, Error, Extraction, Extractor, ExtractorBuilder, Gazetteer, GazetteerBuilder, Record,
    Text, Token,
};

const fn shared<T: Send + Sync + UnwindSafe>() {}

const fn sendable<T: Send + Sync>() {}

#[test]
fn all_types_are_send_and_sync() {
    shared::<(Document, Extraction, Extractor, ExtractorBuilder, Record)>();
    shared::<(Claim, Event, Mention, Quantity, Time)>();
    shared::<(Gazetteer, GazetteerBuilder, Entry, EntryRef<'_>, Alias, Hit, Candidate, Evidence, Folding, MatchPolicy)>(
    );
    shared::<(ByteSpan, EntityId, Text, Token)>();
    shared::<(Model, Parser, Tagger, Tree)>();
    sendable::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>(), "an error is one word");
}
