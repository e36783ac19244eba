# One kind of comment,
// another,
/* a third, */
/** and documentation of nothing */
