service A {}
typedef A B // error TERN3007
