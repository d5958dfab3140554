//! The table `register`: deals, with the columns of the SIPRI trade register.

use onrecord::dossier::Deal;

use crate::column::columns;

columns! { deal: Deal {
    text "supplier", "Who supplies." = Some(&deal.supplier);
    text "recipient", "Who receives." = Some(&deal.recipient);
    text "number_ordered", "How many are ordered; in brackets where it is not sure." = deal.number_ordered.as_deref();
    text "designation", "The names of the weapons." = deal.designation.as_deref();
    text "description", "What manner of weapons they are." = deal.description.as_deref();
    text "year_of_order", "The year of the order; in brackets where it is that of the first report."
        = deal.year_of_order.as_deref();
    numbers "years_of_delivery", "The years of delivery." = deal.years_of_delivery.iter().map(|&year| i64::from(year));
    text "number_delivered", "How many have been delivered; in brackets where it is not sure."
        = deal.number_delivered.as_deref();
    text "comments", "How many sources there are, and who denies it." = Some(&deal.comments);
    names "groups", "The ids of the groups that it was made from." = &deal.groups;
}}
