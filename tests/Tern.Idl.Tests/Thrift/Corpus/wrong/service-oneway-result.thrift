service S { oneway i32 f() } // error TERN3136
