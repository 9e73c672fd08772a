#ifndef TOUCHSTONE_CLIBXML2_SHIM_H
#define TOUCHSTONE_CLIBXML2_SHIM_H

/* Debian's libxml2 shows ICU's types in its headers, and Foundation brings others of the same names; nothing here needs them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void touchstone_xml_free(void *memory) { xmlFree(memory); }

#endif
