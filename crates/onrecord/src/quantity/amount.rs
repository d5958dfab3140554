//! [`Amount`]: what a quantity means.

use crate::record::Change;

/// What a quantity means, apart from where it stands. It prints canonical text, and parses from it to the same.
///
/// # Examples
///
/// ```
/// use onrecord::quantity::Amount;
///
/// let amount: Amount = "nearly three thousand containers".parse()?;
/// assert_eq!((amount.min, amount.unit.as_deref()), (Some(3000.0), Some("container")));
/// assert_eq!(amount.to_string(), "about 3,000 containers");
/// assert_eq!(amount.to_string().parse::<Amount>()?, amount);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Amount {
    /// The least that it can be; `None` after "up to".
    pub min: Option<f64>,
    /// The most that it can be; `None` after "more than".
    pub max: Option<f64>,
    /// Whether the words say that it is not exact ("about", "dozens").
    pub approximate: bool,
    /// Whether something rose or fell by or to it.
    pub change: Option<Change>,
    /// The unit's code, or the counted noun's lemma; `None` for a bare number.
    pub unit: Option<String>,
    /// The unit's name in the singular, or the counted noun's lemma.
    pub unit_name: Option<String>,
}
