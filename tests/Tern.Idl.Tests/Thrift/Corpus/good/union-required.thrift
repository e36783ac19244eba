union Id { 1: required i64 number } // warning TERN3115
