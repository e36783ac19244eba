const bool A = 2 // error TERN3140
