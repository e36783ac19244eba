service A extends B {} // error TERN3135
service B extends C {}
service C extends A {}
service D extends A {}
