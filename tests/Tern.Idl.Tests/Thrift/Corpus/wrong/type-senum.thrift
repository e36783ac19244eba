senum Color { "red", "green" } // error TERN3001
struct A { 1: slist a } // error TERN3001
