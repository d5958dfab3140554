//! The positions that prepositions give, read from `data/frames/prepositions.csv`.

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

/// A row: a preposition, the word that must follow it if there is one, and the position.
type Row = (&'static str, Option<&'static str>, &'static str);

static TABLE: Lazy<Vec<Row>> =
    Lazy::new(|| word_list::built_in(read(include_str!("../../../data/frames/prepositions.csv"))));

fn read(csv: &'static str) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    for row in word_list::rows("frames/prepositions.csv", ["preposition", "position"], csv)? {
        let [field, position] = row?;
        let (word, next) =
            field.word()?.split_once(' ').map_or((field.word()?, None), |(word, next)| (word, Some(next)));
        let at = rows.binary_search_by_key(&word, |row| row.0).err().ok_or_else(|| field.duplicate())?;
        rows.insert(at, (word, next, position.word()?));
    }
    Ok(rows)
}

/// Returns the position that a preposition gives, which `next` follows; `None` for one that gives none, such as "because of".
pub(super) fn position(preposition: &str, next: &str) -> Option<&'static str> {
    let at = TABLE.binary_search_by_key(&preposition, |row| row.0).ok()?;
    let (_, required, position) = TABLE[at];
    required.is_none_or(|required| required == next).then_some(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prepositions_give_positions() {
        assert_eq!(position("upon", "it"), Some("on"));
        assert_eq!(position("out", "of"), Some("from"));
        assert_eq!(position("out", "the"), None);
        assert_eq!(position("because", "of"), None);
        for (_, _, position) in TABLE.iter() {
            assert!(TABLE.iter().any(|row| row.0 == *position && row.2 == *position), "{position}");
        }
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let fault = |csv| read(csv).expect_err("an invalid row").to_string();
        assert_eq!(
            fault("preposition,position\nto,to\nto,on"),
            "frames/prepositions.csv, line 3: field `preposition`: `to` is a duplicate"
        );
        assert_eq!(fault("preposition,position\nto,"), "frames/prepositions.csv, line 2: field `position`: is empty");
    }
}
