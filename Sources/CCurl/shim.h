#ifndef TOUCHSTONE_CCURL_SHIM_H
#define TOUCHSTONE_CCURL_SHIM_H

#include <curl/curl.h>

/* curl_easy_setopt and its like take arguments of any type, which Swift cannot call: one function for each type. */

static inline CURLcode touchstone_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode touchstone_set_size(CURL *handle, CURLoption option, long long value) {
  return curl_easy_setopt(handle, option, (curl_off_t)value);
}

/* The text is copied by the library. */
static inline CURLcode touchstone_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode touchstone_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

/* The address in parts, which the library must not take apart again. They must live as long as the transfer. */
static inline CURLcode touchstone_set_address(CURL *handle, CURLU *address) {
  return curl_easy_setopt(handle, CURLOPT_CURLU, address);
}

typedef size_t (*touchstone_take)(char *bytes, size_t size, size_t count, void *owner);
typedef int (*touchstone_note)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *owner);
typedef curl_socket_t (*touchstone_open)(void *owner, curlsocktype purpose, struct curl_sockaddr *address);

/* What the library calls while a transfer goes on; the owner is handed to each. */
static inline CURLcode touchstone_set_callbacks(
    CURL *handle, touchstone_take body, touchstone_take header, touchstone_note note, touchstone_open open, void *owner) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, owner);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, owner);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, note);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, owner);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, owner);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
  return code;
}

static inline long touchstone_get_long(CURL *handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) ? 0 : value;
}

/* Valid until the handle is used again; NULL where nothing is known. */
static inline const char *touchstone_get_text(CURL *handle, CURLINFO info) {
  char *value = NULL;
  return curl_easy_getinfo(handle, info, &value) ? NULL : value;
}

static inline CURLMcode touchstone_set_pool(CURLM *pool, CURLMoption option, long value) {
  return curl_multi_setopt(pool, option, value);
}

/* The next transfer that has ended, with its result; NULL where none has. */
static inline CURL *touchstone_next_ended(CURLM *pool, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(pool, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

#endif
