typedef Nothing A // error TERN3004
struct B { 1: A a }
