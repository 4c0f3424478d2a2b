"""The book without a network: an installable site, a service worker, a page that stores it all."""
