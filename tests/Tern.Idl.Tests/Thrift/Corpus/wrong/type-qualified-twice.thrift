struct A { 1: a.b.C c } // error TERN3004
