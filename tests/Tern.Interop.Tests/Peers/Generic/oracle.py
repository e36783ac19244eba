"""What protoc's generated code for Python makes of a message of everything.proto.

oracle.py encode <JSON>   prints the bytes of the message in hexadecimal
oracle.py decode <hex>    prints the message as JSON
"""
import sys

from google.protobuf import json_format

import everything_pb2

message = everything_pb2.Everything()
if sys.argv[1] == "encode":
    json_format.Parse(sys.argv[2], message)
    print(message.SerializeToString(deterministic=True).hex())
else:
    message.ParseFromString(bytes.fromhex(sys.argv[2]))
    print(json_format.MessageToJson(message, indent=None))
