#ifndef TOUCHSTONE_CCURL_SHIM_H
#define TOUCHSTONE_CCURL_SHIM_H

#include <curl/curl.h>
#include <dlfcn.h>

/* The library is loaded when it is first asked for something: with all that it needs itself it takes longer to load than
   the rest of the program, and only fetching needs it. */

static inline void *touchstone_curl(const char *name) {
  static void *library;
  if (!library) library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, name) : NULL;
}

/* The library's function of a name. */
#define TOUCHSTONE_CURL(name) ((__typeof__(&name))touchstone_curl(#name))

/* To be called first; fails where there is no library, or one without the youngest function that is called here. */
static inline CURLcode touchstone_global_init(long flags) {
  return touchstone_curl("curl_multi_poll") ? TOUCHSTONE_CURL(curl_global_init)(flags) : CURLE_FAILED_INIT;
}

static inline CURL *touchstone_easy_init(void) { return TOUCHSTONE_CURL(curl_easy_init)(); }

static inline void touchstone_easy_cleanup(CURL *handle) { TOUCHSTONE_CURL(curl_easy_cleanup)(handle); }

static inline const char *touchstone_easy_strerror(CURLcode code) {
  return TOUCHSTONE_CURL(curl_easy_strerror)(code);
}

static inline CURLU *touchstone_url(void) { return TOUCHSTONE_CURL(curl_url)(); }

static inline void touchstone_url_cleanup(CURLU *address) { TOUCHSTONE_CURL(curl_url_cleanup)(address); }

static inline CURLUcode touchstone_url_set(CURLU *address, CURLUPart part, const char *text, unsigned int flags) {
  return TOUCHSTONE_CURL(curl_url_set)(address, part, text, flags);
}

static inline struct curl_slist *touchstone_slist_append(struct curl_slist *list, const char *text) {
  return TOUCHSTONE_CURL(curl_slist_append)(list, text);
}

static inline void touchstone_slist_free_all(struct curl_slist *list) {
  TOUCHSTONE_CURL(curl_slist_free_all)(list);
}

static inline CURLM *touchstone_multi_init(void) { return TOUCHSTONE_CURL(curl_multi_init)(); }

static inline CURLMcode touchstone_multi_cleanup(CURLM *pool) { return TOUCHSTONE_CURL(curl_multi_cleanup)(pool); }

static inline CURLMcode touchstone_multi_add_handle(CURLM *pool, CURL *handle) {
  return TOUCHSTONE_CURL(curl_multi_add_handle)(pool, handle);
}

static inline CURLMcode touchstone_multi_remove_handle(CURLM *pool, CURL *handle) {
  return TOUCHSTONE_CURL(curl_multi_remove_handle)(pool, handle);
}

static inline CURLMcode touchstone_multi_perform(CURLM *pool, int *running) {
  return TOUCHSTONE_CURL(curl_multi_perform)(pool, running);
}

/* Waits for any of the transfers, at most so many milliseconds. */
static inline CURLMcode touchstone_multi_wait(CURLM *pool, int milliseconds) {
  return TOUCHSTONE_CURL(curl_multi_poll)(pool, NULL, 0, milliseconds, NULL);
}

/* curl_easy_setopt and its like take arguments of any type, which Swift cannot call: one function for each type. */

static inline CURLcode touchstone_set_long(CURL *handle, CURLoption option, long value) {
  return TOUCHSTONE_CURL(curl_easy_setopt)(handle, option, value);
}

static inline CURLcode touchstone_set_size(CURL *handle, CURLoption option, long long value) {
  return TOUCHSTONE_CURL(curl_easy_setopt)(handle, option, (curl_off_t)value);
}

/* The text is copied by the library. */
static inline CURLcode touchstone_set_text(CURL *handle, CURLoption option, const char *value) {
  return TOUCHSTONE_CURL(curl_easy_setopt)(handle, option, value);
}

static inline CURLcode touchstone_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return TOUCHSTONE_CURL(curl_easy_setopt)(handle, option, value);
}

/* The address in parts, which the library must not take apart again. They must live as long as the transfer. */
static inline CURLcode touchstone_set_address(CURL *handle, CURLU *address) {
  return TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_CURLU, address);
}

typedef size_t (*touchstone_take)(char *bytes, size_t size, size_t count, void *owner);
typedef int (*touchstone_note)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *owner);
typedef curl_socket_t (*touchstone_open)(void *owner, curlsocktype purpose, struct curl_sockaddr *address);

/* What the library calls while a transfer goes on; the owner is handed to each. */
static inline CURLcode touchstone_set_callbacks(
    CURL *handle, touchstone_take body, touchstone_take header, touchstone_note note, touchstone_open open, void *owner) {
  CURLcode code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_WRITEFUNCTION, body);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_WRITEDATA, owner);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_HEADERFUNCTION, header);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_HEADERDATA, owner);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, note);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_DEBUGDATA, owner);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, open);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, owner);
  if (!code) code = TOUCHSTONE_CURL(curl_easy_setopt)(handle, CURLOPT_VERBOSE, 1L);
  return code;
}

static inline long touchstone_get_long(CURL *handle, CURLINFO info) {
  long value = 0;
  return TOUCHSTONE_CURL(curl_easy_getinfo)(handle, info, &value) ? 0 : value;
}

/* Valid until the handle is used again; NULL where nothing is known. */
static inline const char *touchstone_get_text(CURL *handle, CURLINFO info) {
  char *value = NULL;
  return TOUCHSTONE_CURL(curl_easy_getinfo)(handle, info, &value) ? NULL : value;
}

static inline CURLMcode touchstone_set_pool(CURLM *pool, CURLMoption option, long value) {
  return TOUCHSTONE_CURL(curl_multi_setopt)(pool, option, value);
}

/* The next transfer that has ended, with its result; NULL where none has. */
static inline CURL *touchstone_next_ended(CURLM *pool, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = TOUCHSTONE_CURL(curl_multi_info_read)(pool, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

#endif
