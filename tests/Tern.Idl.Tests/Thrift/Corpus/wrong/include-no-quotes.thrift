include shared.thrift // error TERN3001
struct A {}
