service A extends A {} // error TERN3135
