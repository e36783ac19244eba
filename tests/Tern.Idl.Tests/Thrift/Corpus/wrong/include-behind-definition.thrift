struct A { 1: i32 a }
include "included/shared.thrift" // error TERN3001
struct B { 1: shared.Money money }
