include "../include_cycle.thrift" // error TERN3003
struct B { 1: optional include_cycle.A a }
