#!/usr/bin/env thrift
# hash comment
// slash comment
/* block
   comment */
/**/ /***/
struct /* here */ Item /* there */ { // behind
  1: /* id */ i32 /* type */ a # name
  /* between */, // separator
  2: i32 b; /* one */ 3: i32 c
}
