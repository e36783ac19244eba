namespace java "com.example" // error TERN3001
struct A {}
