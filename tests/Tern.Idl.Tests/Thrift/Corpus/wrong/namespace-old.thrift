cpp_namespace shop // error TERN3001
struct A {}
