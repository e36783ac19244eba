include "included/shared.thrift"; // error TERN3001
struct A { 1: shared.Money money }
