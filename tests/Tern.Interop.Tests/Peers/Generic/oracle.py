"""What protoc's generated code for Python makes of a message.

oracle.py encode <message> <JSON>   prints the bytes of the message in hexadecimal
oracle.py decode <message> <hex>    prints the message as JSON
"""
import sys

from google.protobuf import json_format

import everything_pb2
import legacy_pb2

what, name, value = sys.argv[1:]
message = {"Everything": everything_pb2.Everything, "Order": legacy_pb2.Order}[name]()
if what == "encode":
    json_format.Parse(value, message)
    print(message.SerializeToString(deterministic=True).hex())
else:
    message.ParseFromString(bytes.fromhex(value))
    print(json_format.MessageToJson(message, indent=None))
