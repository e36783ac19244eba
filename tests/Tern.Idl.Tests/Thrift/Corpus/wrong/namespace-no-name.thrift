namespace shop
struct A {} // error TERN3001
