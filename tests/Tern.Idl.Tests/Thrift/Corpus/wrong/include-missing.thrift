include "included/nowhere.thrift" // error TERN3002
struct A { 1: nowhere.Thing thing }
