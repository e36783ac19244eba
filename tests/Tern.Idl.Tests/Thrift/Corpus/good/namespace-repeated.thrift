namespace java first
namespace java second // warning TERN3105
