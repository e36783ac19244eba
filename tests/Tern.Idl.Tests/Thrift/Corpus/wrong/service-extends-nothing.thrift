service A extends Nothing {} // error TERN3004
