"""Knows a server by its reflection alone: loads every declaration, checks it as strictly as protoc does, and calls methods with messages made of it.

  reflection.py HOST PORT WORK    prints "ok NAME" or "FAILED NAME: why" for each check; exit code 0 if all are ok. WORK is a folder for what protoc writes.
"""
import difflib
import subprocess
import sys
import traceback

import grpc
from google.protobuf import (any_pb2, descriptor_pb2, descriptor_pool, duration_pb2, empty_pb2, field_mask_pb2, message_factory, struct_pb2,
                             timestamp_pb2, wrappers_pb2)

import reflection_v1_pb2 as v1
import reflection_v1alpha_pb2 as v1alpha

LIMIT = 120
WELL_KNOWN = (any_pb2, duration_pb2, empty_pb2, field_mask_pb2, struct_pb2, timestamp_pb2, wrappers_pb2)
SHAPES = "shapes.v1.Shapes"


class Reflection:
    def __init__(self, channel, messages, version):
        self._messages = messages
        name = f"grpc.reflection.{version}."
        self._call = channel.stream_stream(
            f"/{name}ServerReflection/ServerReflectionInfo",
            request_serializer=messages.ServerReflectionRequest.SerializeToString,
            response_deserializer=messages.ServerReflectionResponse.FromString)

    def ask(self, *questions):
        requests = [self._messages.ServerReflectionRequest(host="here", **question) for question in questions]
        answers = list(self._call(iter(requests), timeout=LIMIT))
        assert len(answers) == len(requests), answers
        for request, answer in zip(requests, answers):
            assert answer.valid_host == "here" and answer.original_request == request, answer
        return answers

    def services(self):
        return [service.name for service in self.ask({"list_services": "*"})[0].list_services_response.service]

    def files(self, **question):
        answer, = self.ask(question)
        assert answer.WhichOneof("message_response") == "file_descriptor_response", answer
        files = [descriptor_pb2.FileDescriptorProto.FromString(file) for file in answer.file_descriptor_response.file_descriptor_proto]
        names = {file.name for file in files}
        assert len(names) == len(files)
        for file in files:
            assert names.issuperset(file.dependency), (file.name, file.dependency)
        return files

    def error(self, **question):
        answer, = self.ask(question)
        assert answer.error_response.error_message, answer
        return answer.error_response.error_code


def load(pool, files):
    by_name = {file.name: file for file in files}
    loaded = set()

    def add(name):
        if name not in loaded:
            loaded.add(name)
            for dependency in by_name[name].dependency:
                add(dependency)
            pool.Add(by_name[name])

    for name in sorted(by_name):
        add(name)


class Client:
    """Calls methods by what the server told."""

    def __init__(self, channel, pool):
        self._channel = channel
        self._pool = pool
        self._factory = message_factory.MessageFactory(pool)

    def type(self, name):
        return self._factory.GetPrototype(self._pool.FindMessageTypeByName(name))

    def method(self, service, name):
        method = self._pool.FindServiceByName(service).FindMethodByName(name)
        return self._factory.GetPrototype(method.input_type), self._factory.GetPrototype(method.output_type)

    def call(self, service, name, request, kind="unary_unary", **options):
        input_type, output_type = self.method(service, name)
        call = getattr(self._channel, kind)(
            f"/{service}/{name}", request_serializer=input_type.SerializeToString, response_deserializer=output_type.FromString)
        return call(request, timeout=LIMIT, **options)


def value_of(field, seed, depth, zero):
    """A value that the C# type behind a field can hold too."""
    if field.message_type:
        message = field.message_type._concrete_class()
        fill(message, seed, depth + 1, zero)
        return message
    if field.enum_type:
        values = [value.number for value in field.enum_type.values if (value.number == 0) == zero] or [field.enum_type.values[0].number]
        return values[seed % len(values)]
    kind = field.cpp_type
    if kind == field.CPPTYPE_STRING:
        # Zero of C# is text that is not there.
        if "decimal" in field.name:
            return "" if zero else "-10.20"
        if "ByGuid" in field.containing_type.name:
            return "01234567-89ab-cdef-0123-456789abcdef"
        if field.name == "guid":
            return "" if zero else "01234567-89ab-cdef-0123-456789abcdef"
        if field.type == field.TYPE_BYTES:
            return b"" if zero else bytes([seed % 256, 0, 255])
        return "" if zero else f"text {seed} \u00e9\U0001F600"
    if kind == field.CPPTYPE_BOOL:
        return not zero
    if kind in (field.CPPTYPE_FLOAT, field.CPPTYPE_DOUBLE):
        return 0.0 if zero else seed + 0.5
    return 0 if zero else seed % 100 + 1


def fill(message, seed, depth, zero=False):
    name = message.DESCRIPTOR.full_name
    if name == "google.protobuf.Any":
        message.Pack(empty_pb2.Empty())
        return
    if name in ("google.protobuf.Timestamp", "google.protobuf.Duration"):
        message.seconds = seed
        message.nanos = 0 if zero else 123456700
        return
    if name == "google.protobuf.Value":
        message.string_value = "text"
        return
    chosen = {}
    for field in message.DESCRIPTOR.fields:
        one_of = field.containing_oneof
        if one_of is not None and len(one_of.fields) > 1:
            # One case of each: another one for each seed.
            if chosen.setdefault(one_of.name, one_of.fields[seed % len(one_of.fields)].name) != field.name:
                continue
        if field.message_type and depth > 1 and not field.message_type.full_name.startswith("google.protobuf."):
            if field.containing_oneof is None:
                continue
        seed += 1
        if field.message_type and field.message_type.GetOptions().map_entry:
            entry = field.message_type.fields_by_name
            key = value_of(entry["key"], seed, depth, zero)
            if entry["value"].message_type:
                fill(getattr(message, field.name)[key], seed, depth + 1, zero)
            else:
                getattr(message, field.name)[key] = value_of(entry["value"], seed, depth, zero)
        elif field.label == field.LABEL_REPEATED:
            getattr(message, field.name).extend([value_of(field, seed, depth, zero)])
        elif field.message_type:
            getattr(message, field.name).CopyFrom(value_of(field, seed, depth, zero))
        else:
            setattr(message, field.name, value_of(field, seed, depth, zero))


class Checks:
    def __init__(self, address, work):
        self._work = work
        self._channel = grpc.insecure_channel(address)
        self._reflections = {"v1": Reflection(self._channel, v1, "v1"), "v1alpha": Reflection(self._channel, v1alpha, "v1alpha")}
        self._reflection = self._reflections["v1"]
        self._all = {}
        for service in self._reflection.services():
            for file in self._reflection.files(file_containing_symbol=service):
                known = self._all.setdefault(file.name, file)
                assert known == file, file.name
        self._pool = descriptor_pool.DescriptorPool()
        load(self._pool, self._all.values())
        self._client = Client(self._channel, self._pool)

    def services_of_both_versions(self):
        expected = {"grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "grpc.health.v1.Health", SHAPES}
        for reflection in self._reflections.values():
            assert set(reflection.services()) == expected, reflection.services()

    def files_of_both_versions(self):
        for name, file in self._all.items():
            for reflection in self._reflections.values():
                assert reflection.files(file_by_filename=name)[0] == file, name

    def symbols(self):
        for symbol in (SHAPES, f"{SHAPES}.Echo", "shapes.v1.Everything", "shapes.v1.Everything.snake_case", "shapes.v1.Everything.one_of",
                       "shapes.v1.Everything.CountsEntry", "shapes.v1.Choice.number", "shapes.v1.PageOfEverything", "shapes.v1.ShapesAddArguments",
                       "grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc.health.v1.HealthCheckResponse.NOT_SERVING", ".shapes.v1.Everything"):
            file = self._reflection.files(file_containing_symbol=symbol)[0]
            assert file.package and symbol.lstrip(".").startswith(file.package), (symbol, file.name)

    def declared_exceptions(self):
        file = self._reflection.files(file_containing_symbol="shapes.v1.TooLarge")[0]
        pool = descriptor_pool.DescriptorPool()
        load(pool, self._reflection.files(file_by_filename=file.name))
        assert pool.FindMessageTypeByName("shapes.v1.TooLarge").fields_by_name["limit"].number == 1

    def questions_without_answer(self):
        reflection = self._reflection
        not_found = grpc.StatusCode.NOT_FOUND.value[0]
        assert reflection.error(file_by_filename="shapes/nothing.proto") == not_found
        assert reflection.error(file_containing_symbol="shapes.v1.Nothing") == not_found
        assert reflection.error(file_containing_symbol="shapes.v1") == not_found
        assert reflection.error(file_containing_symbol="") == not_found
        assert reflection.error(all_extension_numbers_of_type="shapes.v1.Nothing") == not_found
        extension = v1.ExtensionRequest(containing_type="shapes.v1.Everything", extension_number=100)
        assert reflection.error(file_containing_extension=extension) == not_found
        assert reflection.error() == grpc.StatusCode.INVALID_ARGUMENT.value[0]
        numbers, = reflection.ask({"all_extension_numbers_of_type": "shapes.v1.Everything"})
        assert numbers.all_extension_numbers_response == v1.ExtensionNumberResponse(base_type_name="shapes.v1.Everything"), numbers

    def many_questions_of_one_stream(self):
        answers = self._reflection.ask(*[{"file_containing_symbol": SHAPES}, {"list_services": ""}, {"file_containing_symbol": "nothing"}] * 20)
        assert [answer.WhichOneof("message_response") for answer in answers] == ["file_descriptor_response", "list_services_response", "error_response"] * 20

    def well_known_files_are_those_of_the_library(self):
        for module in WELL_KNOWN:
            own = descriptor_pb2.FileDescriptorProto.FromString(module.DESCRIPTOR.serialized_pb)
            told = self._reflection.files(file_by_filename=own.name)[0]
            assert told == own, f"{told}\n{own}"

    def protoc_takes_every_file(self):
        files = descriptor_pb2.FileDescriptorSet(file=self._all.values())
        with open(f"{self._work}/all.binpb", "wb") as out:
            out.write(files.SerializeToString())
        names = [name for name in sorted(self._all) if not name.startswith("google/protobuf/")]
        for language in ("cpp", "python", "java"):
            subprocess.run(
                ["protoc", f"--descriptor_set_in={self._work}/all.binpb", f"--{language}_out={self._work}", *names],
                check=True, capture_output=True, text=True)

    def presence_and_types(self):
        fields = self._pool.FindMessageTypeByName("shapes.v1.Everything").fields_by_name
        assert not fields["int"].has_presence and not fields["text"].has_presence
        for name in ("maybeInt", "maybeText", "maybeTint", "withInitial", "needed", "date", "self", "wrappedInt", "dateTime", "name", "at"):
            assert fields[name].has_presence, name
        types = {"zigZag": "SINT32", "fixed": "FIXED32", "sFixed": "SFIXED64", "decimal_amount": "STRING", "guid": "STRING", "date": "INT32", "time": "INT64",
                 "tiny": "INT32", "small": "UINT32", "uShort": "UINT32", "bytes": "BYTES", "memory": "BYTES", "float": "FLOAT", "zigZags": "SINT64"}
        for name, kind in types.items():
            assert fields[name].type == getattr(fields[name], "TYPE_" + kind), name
        assert fields["moments"].message_type.full_name == "google.protobuf.Timestamp"
        assert fields["wrappedText"].message_type.full_name == "google.protobuf.StringValue"
        assert fields["numbers"].is_packed if hasattr(fields["numbers"], "is_packed") else True
        assert fields["unpacked"].GetOptions().HasField("packed") and not fields["unpacked"].GetOptions().packed
        assert fields["kebab_case"].json_name == "kebab-case"
        assert self._pool.FindMessageTypeByName("shapes.v1.Strict").file.syntax == "proto2"
        assert self._pool.FindServiceByName(SHAPES).methods_by_name["Echo"].GetOptions().idempotency_level == 2

    def every_field_comes_back(self):
        # proto2 tells every zero from absence, C# only that of nullable members.
        for message, method, zeros in (("Everything", "Echo", (False, True)), ("Strict", "EchoStrict", (False,))):
            for seed in range(12):
                for zero in zeros:
                    request = self._client.type(f"shapes.v1.{message}")()
                    fill(request, seed, 0, zero)
                    reply = self._client.call(SHAPES, method, request)
                    assert reply == request, f"{seed} {zero}\n" + "\n".join(difflib.unified_diff(str(request).split("\n"), str(reply).split("\n")))

    def drawings_of_two_packages(self):
        drawing, _ = self._client.method(SHAPES, "EchoDrawing")
        request = drawing(title="outer")
        request.layers.add(blend=1).inner.title = "inner"
        assert self._client.call(SHAPES, "EchoDrawing", request) == request

    def arguments(self):
        add, _ = self._client.method(SHAPES, "Add")
        assert self._client.call(SHAPES, "Add", add(left=3)).reply == 10
        assert self._client.call(SHAPES, "Add", add(left=3, right=0, tint=-2)).reply == 1
        pages, _ = self._client.method(SHAPES, "Pages")
        reply = self._client.call(SHAPES, "Pages", pages(names=["a", "b"])).reply
        assert [page.items[0].title for page in reply] == ["a", "b"], reply
        for method, argument in (("Ping", {}), ("Note", {"text": "x"})):
            input_type, output_type = self._client.method(SHAPES, method)
            assert output_type.DESCRIPTOR.full_name == "google.protobuf.Empty"
            self._client.call(SHAPES, method, input_type(**argument))

    def streams(self):
        count, _ = self._client.method(SHAPES, "Count")
        assert [item.reply for item in self._client.call(SHAPES, "Count", count(to=3), "unary_stream")] == [1, 2, 3]
        number, _ = self._client.method(SHAPES, "Sum")
        assert self._client.call(SHAPES, "Sum", (number(request=n) for n in (1, 2, 3)), "stream_unary").reply == 6
        page, _ = self._client.method(SHAPES, "Turn")
        pages = [page(next=str(n)) for n in range(3)]
        assert list(self._client.call(SHAPES, "Turn", iter(pages), "stream_stream")) == pages

    def health(self):
        service = "grpc.health.v1.Health"
        request, _ = self._client.method(service, "Check")
        reply = self._client.call(service, "Check", request())
        assert reply.status == reply.SERVING, reply


def main():
    host, port, work = sys.argv[1:]
    failed = False
    checks = Checks(f"{host}:{port}", work)
    for name in [name for name in vars(Checks) if not name.startswith("_")]:
        try:
            getattr(checks, name)()
            print("ok", name, flush=True)
        except subprocess.CalledProcessError as error:
            failed = True
            print(f"FAILED {name}: {error.stderr}", flush=True)
        except Exception:
            failed = True
            print(f"FAILED {name}: {traceback.format_exc()}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
