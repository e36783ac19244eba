namespace cs Shop; // error TERN3001
struct A {}
