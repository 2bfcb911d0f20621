/* The system's zlib, for permessage-deflate; its input pointers are const. */
#define ZLIB_CONST
#include <zlib.h>
