#!/usr/bin/env bash
# Builds the C++ peers of the rpc benchmark into Peers/bin. Needs Debian's packages below; as root it installs what is missing.
set -euo pipefail
cd "$(dirname "$0")"

packages=(g++ pkg-config
  thrift-compiler libthrift-dev libboost-dev libevent-dev libssl-dev
  protobuf-compiler protobuf-compiler-grpc libprotobuf-dev libgrpc++-dev)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "Install these packages first: ${missing[*]}" >&2
    exit 1
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

mkdir -p bin obj/thrift obj/grpc
compile() { g++ -std=c++17 -O3 -march=native -DNDEBUG -pthread "$@"; }

echo "Apache Thrift: $(thrift --version)"
thrift --gen cpp:templates -out obj/thrift ThriftCpp/echo.thrift
for end in server client; do
  compile -IThriftCpp -Iobj/thrift "ThriftCpp/$end.cc" obj/thrift/Echo.cpp -o "bin/thrift-cpp-$end" $(pkg-config --cflags --libs thrift-nb thrift libevent)
done

echo "gRPC: $(pkg-config --modversion grpc++)"
protoc -IGrpcCpp --cpp_out=obj/grpc --grpc_out=obj/grpc --plugin=protoc-gen-grpc="$(command -v grpc_cpp_plugin)" GrpcCpp/echo.proto
compile -Iobj/grpc -c obj/grpc/echo.pb.cc -o obj/grpc/echo.pb.o
compile -Iobj/grpc -c obj/grpc/echo.grpc.pb.cc -o obj/grpc/echo.grpc.pb.o
for end in server client; do
  compile -IGrpcCpp -Iobj/grpc "GrpcCpp/$end.cc" obj/grpc/echo.pb.o obj/grpc/echo.grpc.pb.o -o "bin/grpc-cpp-$end" $(pkg-config --cflags --libs grpc++ protobuf)
done

echo "Built: $(ls bin | tr '\n' ' ')"
