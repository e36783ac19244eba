struct list { 1: i32 a } // error TERN3001
typedef i32 string // error TERN3001
service throws {} // error TERN3001
