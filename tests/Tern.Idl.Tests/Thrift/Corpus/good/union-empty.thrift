union Nothing {} // warning TERN3117
