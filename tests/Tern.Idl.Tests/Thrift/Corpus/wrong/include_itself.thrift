include "include_itself.thrift" // error TERN3003
struct A { 1: i32 a }
struct C { 1: include_itself.A a }
