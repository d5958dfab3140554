//! The codes of an event in event data: [`Codes`]. The module `codes` works them out.

use serde::{Deserialize, Serialize};

use super::json::or_default;
use super::plover::{Plover, PloverContext};
use crate::ids::EntityId;

/// The actors on one side of a coded event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Actors {
    /// The canonical names; the words of the text where no name is known.
    #[serde(default, deserialize_with = "or_default")]
    pub names: Vec<String>,
    /// The ids of the entities, as far as a gazetteer knows them.
    #[serde(default, deserialize_with = "or_default")]
    pub entities: Vec<EntityId>,
}

/// The codes of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Codes {
    /// The PLOVER type; null where PLOVER has none, as for statements.
    pub plover: Option<Plover>,
    /// The mode of that type, where it is sure.
    pub plover_mode: Option<String>,
    /// With a context, the codes name what did not happen, or not yet: leave it out of counts of what did.
    pub plover_context: Option<PloverContext>,
    /// The CAMEO code, of three or four digits, as precise as is sure; null where CAMEO has none.
    pub cameo: Option<String>,
    /// Who does it. Where all do it together (a meeting), all of them, and there is no target.
    #[serde(default, deserialize_with = "or_default")]
    pub source: Actors,
    /// To whom it is done.
    #[serde(default, deserialize_with = "or_default")]
    pub target: Actors,
}

impl Codes {
    /// Returns the root of the CAMEO code, its first two digits.
    pub fn cameo_root(&self) -> Option<&str> {
        self.cameo.as_deref().and_then(|code| code.get(..2))
    }
}
