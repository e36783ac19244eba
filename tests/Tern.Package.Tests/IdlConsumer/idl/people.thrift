namespace netstd Consumer.Greetings

struct Person {
    1: required string name,
    2: map<string, list<i32>> tags
}
