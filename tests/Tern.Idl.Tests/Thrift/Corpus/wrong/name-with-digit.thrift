struct 2nd { 1: i32 a } // error TERN3001
