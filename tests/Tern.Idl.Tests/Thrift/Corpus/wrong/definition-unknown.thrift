message Item { 1: i32 a } // error TERN3001
struct Right { 1: i32 a }
import "other.thrift" // error TERN3001
