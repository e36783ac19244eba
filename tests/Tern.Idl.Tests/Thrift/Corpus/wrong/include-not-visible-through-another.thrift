include "included/middle.thrift"
struct A { 1: middle.Money money } // error TERN3004
