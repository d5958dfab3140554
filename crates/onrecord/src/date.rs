//! Days written in the one form of ISO 8601 that is accepted: `YYYY-MM-DD`, from the year 1 on.
//!
//! *Limits*: no other form of the standard, no time of day, no digits but ASCII ones; the day must be in the calendar.

use jiff::civil::Date;

use crate::error::{Error, Result, Subject};

/// Reads a day.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let shape = |(i, b): (usize, u8)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() };
    let shaped = text.len() == 10 && text.bytes().enumerate().all(shape);
    text.parse().ok().filter(|day: &Date| shaped && day.year() >= 1)
}

/// Reads the day that stands in a field of a document, a record or a call.
pub(crate) fn parse_field(subject: Subject, field: &'static str, text: &str) -> Result<Date> {
    parse(text).ok_or_else(|| {
        let message = format!("`{text}` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13");
        Error::value_of(subject, field, message)
    })
}

#[cfg(test)]
mod tests {
    use super::{Subject, parse, parse_field};

    #[test]
    fn days_have_one_form() {
        for right in ["2023-09-13", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse(right).map(|d| d.to_string()).as_deref(), Some(right));
        }
        for wrong in ["20230913", "2023-W37", "2023-02-30", "2023-9-13", "2023-09-13T10:00", "-002023-01-01", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        for wrong in ["13 September 2023", "२०२३-०९-१३", "2023-09-1३", "0000-00-00", "0000-01-01"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn messages_name_the_field_and_the_form() {
        let error = parse_field(Subject::Document, "published", "13 Sept").expect_err("no day");
        let expected = "published: `13 Sept` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13";
        assert_eq!((error.to_string().as_str(), error.subject()), (expected, Subject::Document));
    }
}
