struct S {}
service A extends S {} // error TERN3007
