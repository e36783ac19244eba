syntax = "proto3"; // error TERN3001
package shop;
message Item {
  string name = 1;
}
