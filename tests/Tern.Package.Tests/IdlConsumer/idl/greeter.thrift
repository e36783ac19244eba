namespace netstd Consumer.Greetings

include "people.thrift"

exception Nameless { 1: string hint }

service Greeter {
    string greet(1: people.Person person) throws (1: Nameless nameless)
}

service Other { void nothing() }

service Unwanted { UnwantedStruct get() }

struct UnwantedStruct { 1: i32 a }
