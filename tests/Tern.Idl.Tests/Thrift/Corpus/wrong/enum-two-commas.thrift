enum Color { RED,, GREEN } // error TERN3001
