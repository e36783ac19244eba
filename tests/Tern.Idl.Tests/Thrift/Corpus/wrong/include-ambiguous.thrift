include "included/shared.thrift"
include "included/other/shared.thrift"
struct A { 1: shared.Money money } // error TERN3005
