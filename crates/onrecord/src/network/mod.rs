//! The network: features in, scores out.
//!
//! *Method*: the rows of a token's features stand side by side; two layers of a recurrent cell read them in both
//! directions; tags are chosen from what the first layer gives, heads and relations from what the last gives. A head's
//! score is the product of a vector of the dependent and one of the head (Dozat and Manning 2017, without the inner
//! matrix); a relation's comes from the sum of two other such vectors under the chosen head.
//!
//! *Numbers*: weights are bytes with one scale a row; what flows between layers is bytes, words go in with 16 bits;
//! products are summed in 32 bits, where order does not matter; the curves are plain arithmetic ([`activation`]). So every
//! machine gets the same tree, whatever the width of its registers.

pub(crate) mod activation;
pub(crate) mod kernel;
pub(crate) mod recur;
pub(crate) mod vocabulary;
pub(crate) mod weights_file;
